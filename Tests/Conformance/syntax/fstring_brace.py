print(f"single } brace")
