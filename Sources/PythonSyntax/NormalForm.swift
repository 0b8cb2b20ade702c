import Foundation

/// Unicode's normal form NFKC, in which Python compares identifiers (Language Reference 2.3).
///
/// The only use of Foundation in this target: the standard library offers canonical forms only.
enum NormalForm {
    static func nfkc(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }
}
