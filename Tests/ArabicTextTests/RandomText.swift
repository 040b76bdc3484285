/// Random text of the letters, marks, digits and signs that Arabic pages have.
enum RandomText {
  private static let alphabet: [Unicode.Scalar] = Array(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي أإآٱىةؤئء ًٌٍَُِّْـ٠١٢٣0129 .،؛؟!:«»\"()-\n\u{200F}\u{FEFF}\u{00A0}aZé😀".unicodeScalars)

  static func make(_ random: inout SplitMix64) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...120, using: &random) { view.append(alphabet.randomElement(using: &random) ?? " ") }
    return String(view)
  }
}
