# Look for: myTask first runs when myFunc has finished, and it never gets past its sleep.
import asyncio

async def myTask():
    print("myTask starts")
    await asyncio.sleep(10)
    print("myTask ends")


async def myFunc():
    print("Creating myTask")
    asyncio.create_task(myTask(), name='myTask')  ## 1 ##
    print("Created myTask")
    for i in range(10):
        print(i)
    ## 2 ##
asyncio.run(myFunc())

## Outputs:
##    Creating myTask
##    Created myTask
##    0
##    1
##    2
##    3
##    4
##    5
##    6
##    7
##    8
##    9
##    myTask starts
