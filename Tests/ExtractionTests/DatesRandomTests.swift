import ArabicText
import Foundation
import Model
import Testing

@testable import Extraction

/// Properties that hold for every text.
struct DatesRandomTests {
  /// SplitMix64 (Steele, Lea and Flood 2014): a failing text fails again.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// All forms of the files, numbers and marks: what the grammar may meet.
  private static let pieces: [String] = {
    var pieces = [
      "،", "(", ")", "/", "-", ".", "«", "»", "\n", "و", "ب", "ال", "1", "31", "12", "٢٠٢٤", "1445", "0", "99999999", "2024", "7",
    ]
    for (path, text) in DatesSample.files where !path.hasSuffix("umm-al-qura.tsv") {
      guard let table = try? TableFile(name: path, text: text) else { continue }
      for row in table.rows { pieces += row.list("forms") + row.list("names") + row.list("words") }
    }
    return pieces.sorted()
  }()

  private static func check(_ string: String, _ reference: PartialDate?) throws {
    let text = TokenizedText(string)
    let wellFormed = try Regex("(\(unit))(/(\(unit)))?")
    var end = 0
    for mention in try DatesSample.finder.get().find(in: text, reference: reference) {
      #expect(mention.span.start >= end && mention.span.end > mention.span.start && mention.span.end <= text.scalars.count, "\(string)")
      #expect(mention.text == text.text(mention.span.start, mention.span.end))
      #expect(try wellFormed.wholeMatch(in: mention.value) != nil, "\(mention.value) of \(mention.text)")
      if let first = mention.first, let last = mention.last { #expect(first <= last, "\(mention.text) in \(string)") }
      end = mention.span.end
    }
  }

  private static let unit = #"-?\d{4}-\d\d-\d\d|\d{4}-W\d\d|-?\d{4}-\d\d|-?\d{4}|-?\d{3}X|-?\d\dXX"#

  @Test(arguments: 0..<200)
  func `random words of time give ordered spans and well-formed values`(seed: UInt64) throws {
    var generator = Generator(state: seed)
    let references: [PartialDate?] = [
      nil, PartialDate(iso: "2024-02-29"), PartialDate(iso: "2025-01-01"), PartialDate(iso: "2023"), PartialDate(iso: "2025-12"),
    ]
    let words = (0..<40).map { _ in
      (Int.random(in: 0..<6, using: &generator) == 0 ? "و" : "") + (Self.pieces.randomElement(using: &generator) ?? "")
    }
    let glue = Int.random(in: 0..<4, using: &generator) == 0 ? "" : " "
    try Self.check(words.joined(separator: glue), references[Int(seed) % references.count])
  }

  @Test func `every beginning of a sentence is read without a trap`() throws {
    let sentence = "قال الوزير اليوم (الخميس) 5 سبتمبر/أيلول 2024، الموافق 2 ربيع الأول 1446هـ، إن القمة ستعقد بين 3 و7 مايو المقبل."
    let scalars = Array(sentence.unicodeScalars)
    for end in 0...scalars.count {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[..<end])
      try Self.check(String(view), PartialDate(iso: "2024-09-05"))
    }
  }

  @Test func `an empty text has no dates`() throws {
    #expect(try DatesSample.finder.get().find(in: TokenizedText(""), reference: nil).isEmpty)
  }

  @Test(arguments: ["أمس", "يوم الأحد", "قبل شهرين", "في 5 مايو", "العام الماضي", "أوائل سبتمبر", "هذا الأسبوع", "الصيف الماضي"])
  func `without a reference no relative phrase has a value`(phrase: String) throws {
    #expect(try DatesSample.finder.get().find(in: TokenizedText("وقع الحادث \(phrase)."), reference: nil).isEmpty)
  }

  @Test(arguments: [
    ("2024", "العام الماضي", ["2023"]), ("2024", "أمس", []), ("2024-05", "الشهر الماضي", ["2024-04"]), ("2024-05", "قبل يومين", []),
  ])
  func `a coarse reference gives what it can`(reference: String, phrase: String, values: [String]) throws {
    let found = try DatesSample.finder.get().find(in: TokenizedText("وقع الحادث \(phrase)."), reference: PartialDate(iso: reference))
    #expect(found.map(\.value) == values)
  }

  @Test func `first and last days go with the value`() throws {
    let text = TokenizedText("تأسس عام 2020، وأغلق في 2021-02-03، وعاد في فبراير 2024، وولد الفيلسوف عام 399 قبل الميلاد.")
    let found = try DatesSample.finder.get().find(in: text, reference: nil)
    #expect(found.map { $0.first?.description } == ["2020-01-01", "2021-02-03", "2024-02-01", nil])
    #expect(found.map { $0.last?.description } == ["2020-12-31", "2021-02-03", "2024-02-29", nil])
    #expect(found.map(\.precision) == [.year, .day, .month, .year])
  }
}
