"""Averages, spread, quantiles, correlation, normal distributions."""

import statistics as S
from fractions import Fraction as F
def attempt(f, *a, **k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
d=[1,2,3,4]; f=[2.5,0.1,0.2,0.3,7.75]; w=[1,2,2,3,4,7,9]
for data in (d,f,w,[F(1,3),F(1,2)],[1],[],[True,False,True],[1.5,F(1,2)],range(10),[1e308,1e308],[float('inf'),1],[-1,5],[0,1,2],["a"],(x for x in [1,2,3])):
    for name in ("mean","fmean","geometric_mean","harmonic_mean","median","median_low","median_high","median_grouped","mode","multimode","pstdev","pvariance","stdev","variance","quantiles"):
        x=list(data) if not isinstance(data,(list,range)) else data
        print(name, end=" ")
        attempt(getattr(S,name),x)
attempt(S.mode,["red","blue","red"])
attempt(S.quantiles,range(1,100),n=10)
attempt(S.quantiles,f,method="inclusive")
attempt(S.quantiles,f,n=0)
attempt(S.quantiles,f,method="x")
attempt(S.fmean,f,weights=[1,2,3,4,5])
attempt(S.fmean,f,[1])
attempt(S.harmonic_mean,[40,60],weights=[5,30])
attempt(S.correlation,[1,2,3,4],[2,4,5,9])
attempt(S.covariance,[1,2,3,4],[2,4,5,9])
attempt(S.linear_regression,[1,2,3,4],[2,4,5,9])
attempt(S.linear_regression,[1,2,3],[2,4,5],proportional=True)
attempt(S.correlation,[1,2,3],[3,1,2],method="ranked")
attempt(S.correlation,[1,1],[1,2])
attempt(S.correlation,[1],[2,3])
n=S.NormalDist(100,15); print(n,n.cdf(115),n.pdf(100),n.inv_cdf(.975),n.quantiles(),n.zscore(130),n.overlap(S.NormalDist(110,10)),n+5,n*2,n-n,n.variance,n.samples(3,seed=7),S.NormalDist.from_samples([1,2,3,4.5]),n==S.NormalDist(100,15), -n, 3*n/2)
attempt(S.variance,[1,2,3],2)
attempt(S.stdev,[0.1]*10)
attempt(S.pvariance,[1e16,1e16+2])
attempt(S.NormalDist,0,-1)
import random; random.seed(1); g=[random.gauss(5,2) for _ in range(100)]; print(S.mean(g),S.stdev(g),S.median(g),S.pstdev(g),S.variance(g))
attempt(S.harmonic_mean,[float("nan"),1])
attempt(S.harmonic_mean,["1"])
from decimal import Decimal
attempt(S.harmonic_mean,[Decimal("1.5")])
