größe = "日本語" größe
