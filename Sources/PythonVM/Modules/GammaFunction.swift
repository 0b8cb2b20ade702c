import Glibc

/// The gamma function by Lanczos' approximation with the coefficients that CPython took from the Boost library (g =
/// 6.0246..., 13 terms), so that the last digits agree with `math.gamma` and `math.lgamma`.
enum GammaFunction {
    private static let g = 6.024680040776729583740234375
    private static let gMinusHalf = 5.524680040776729583740234375
    private static let numerator: [Double] = [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ]
    private static let denominator: [Double] = [
        0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
    ]

    /// `x! / x`; NaN at negative integers, an infinity where it is too large.
    static func gamma(_ x: Double) -> Double {
        if x.isNaN || x == .infinity { return x }
        if x == -.infinity { return .nan }
        if x == 0 { return 1 / x }
        if x == x.rounded(.down) {
            if x < 0 { return .nan }
            if x <= 23 {
                // Exact up to 22!.
                var product = 1.0
                for factor in stride(from: 2.0, to: x, by: 1) { product *= factor }
                return product
            }
        }
        let magnitude = x.magnitude
        if magnitude < 1e-20 { return 1 / x }
        if magnitude > 200 { return x < 0 ? 0 / sinPi(x) : .infinity }
        let y = magnitude + gMinusHalf
        // What the sum lost by rounding.
        let lost =
            magnitude > gMinusHalf ? (y - magnitude) - gMinusHalf : (y - gMinusHalf) - magnitude
        let correction = lost * g / y
        var result: Double
        if x < 0 {
            result = -.pi / sinPi(magnitude) / magnitude * exp(y) / sum(magnitude)
            result -= correction * result
            if magnitude < 140 { return result / pow(y, magnitude - 0.5) }
            let root = pow(y, magnitude / 2 - 0.25)
            return result / root / root
        }
        result = sum(magnitude) / exp(y)
        result += correction * result
        if magnitude < 140 { return result * pow(y, magnitude - 0.5) }
        let root = pow(y, magnitude / 2 - 0.25)
        return result * root * root
    }

    /// The logarithm of the magnitude of `gamma`.
    static func logGamma(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x.isInfinite { return .infinity }
        if x == x.rounded(.down), x <= 2 { return x <= 0 ? .infinity : 0 }
        let magnitude = x.magnitude
        if magnitude < 1e-20 { return -log(magnitude) }
        var result = log(sum(magnitude)) - g
        result += (magnitude - 0.5) * (log(magnitude + g - 0.5) - 1)
        if x < 0 {
            let logPi = 1.144729885849400174143427351353058711647
            result = logPi - log(sinPi(magnitude).magnitude) - log(magnitude) - result
        }
        return result
    }

    private static func sum(_ x: Double) -> Double {
        var (top, bottom) = (0.0, 0.0)
        if x < 5 {
            for index in stride(from: numerator.count - 1, through: 0, by: -1) {
                top = top * x + numerator[index]
                bottom = bottom * x + denominator[index]
            }
        } else {
            for index in numerator.indices {
                top = top / x + numerator[index]
                bottom = bottom / x + denominator[index]
            }
        }
        return top / bottom
    }

    private static func sinPi(_ x: Double) -> Double {
        let y = fmod(x.magnitude, 2)
        let result =
            switch Int((2 * y).rounded()) {
            case 0: sin(.pi * y)
            case 1: cos(.pi * (y - 0.5))
            case 2: sin(.pi * (1 - y))
            case 3: -cos(.pi * (y - 1.5))
            default: sin(.pi * (y - 2))
            }
        return copysign(1, x) * result
    }
}
