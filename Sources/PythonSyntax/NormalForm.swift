import Foundation

/// Unicode's normal forms (Unicode Standard Annex 15): Python compares identifiers in NFKC (Language Reference 2.3), and has all four in
/// the module `unicodedata`.
///
/// The only use of Foundation in this target: the standard library offers canonical forms only, and not in public.
package enum NormalForm: String {
    case nfc = "NFC"
    case nfd = "NFD"
    case nfkc = "NFKC"
    case nfkd = "NFKD"

    package func of(_ text: String) -> String {
        switch self {
        case .nfc: text.precomposedStringWithCanonicalMapping
        case .nfd: text.decomposedStringWithCanonicalMapping
        case .nfkc: text.precomposedStringWithCompatibilityMapping
        case .nfkd: text.decomposedStringWithCompatibilityMapping
        }
    }
}
