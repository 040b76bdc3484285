import ArabicText
import Model
import Testing

@testable import Extraction

@Suite struct SurnameTableTests {
  @Test(arguments: [
    ("حذر المحلل السياسي سامر قنديل من الجفاف. وشرح قنديل أسبابه.", "سامر قنديل", "قنديل"),
    ("حذر المحلل السياسي سامر القنديل من الجفاف. ثم شكر الحضور القنديل.", "سامر القنديل", "القنديل"),
    ("تحدث بشار الأسد مطولاً. ثم غادر الأسد القاعة.", "بشار الأسد", "الأسد"),
    ("حذر المحلل السياسي سامر قنديل من الجفاف. ولقنديل كتاب عنه.", "سامر قنديل", "قنديل"),
  ])
  func `a surname behind the full name means the person`(text: String, full: String, surname: String) throws {
    let findings = try ConfigFiles.findings(text)
    #expect(findings.entities.count == 1)
    #expect(findings.mentions.count == 2)
    #expect(findings.mentions.first?.text == full)
    #expect(findings.mentions.last?.text == surname)
  }

  @Test func `a surname in the title line means the person of the body`() throws {
    let findings = try ConfigFiles.findings("حذر المحلل السياسي سامر قنديل من الجفاف.", title: "قنديل يشرح أسباب الجفاف")
    #expect(findings.mentions.map(\.text) == ["قنديل", "سامر قنديل"])
    #expect(findings.mentions.map(\.field) == [.title, .body])
    #expect(Set(findings.mentions.map(\.entity)).count == 1)
  }

  @Test(arguments: ["دخل القنديل القاعة وحده.", "زأر الأسد في الغابة.", "علّق الفلاح قنديلاً على الباب، وكان قنديل آخر مطفأ."])
  func `a surname of nobody named is a word`(text: String) throws {
    #expect(try ConfigFiles.findings(text).mentions.isEmpty)
  }

  @Test(arguments: [
    ("تحدث بشار الأسد عن حافظ الأسد. ثم غادر الأسد القاعة.", ["بشار الأسد = bashar-al-assad", "حافظ الأسد = hafez-al-assad"]),
    ("تحدث سعد الحريري أولاً عن رفيق الحريري. ثم سكت الحريري.", ["سعد الحريري = saad-hariri", "رفيق الحريري = rafik-hariri"]),
  ])
  func `two persons of one surname leave it alone`(text: String, names: [String]) throws {
    #expect(try ConfigFiles.findings(text).names == names)
  }

  @Test func `a given name that the tagger takes for somebody's is that of the only one who is named in full with it`() throws {
    let text = TokenizedText("كمال الزبداني ثم كمال ثم سعاد الحلبي وسعاد الشامي ثم سعاد")
    func stranger(_ tokens: Range<Int>, _ name: String) -> NameMatch {
      let span = ScalarSpan(text.tokens[tokens.lowerBound].start, text.tokens[tokens.upperBound - 1].end)
      var match = NameMatch(meaning: .stranger(name, .person), tokens: tokens, span: span)
      match.foundBy = .tagger
      return match
    }
    let matches = [
      stranger(0..<2, "كمال الزبداني"), stranger(3..<4, "كمال"), stranger(5..<7, "سعاد الحلبي"), stranger(7..<9, "سعاد الشامي"),
      stranger(10..<11, "سعاد"),
    ]
    let table = SurnameTable(lexicon: try ConfigFiles.analyzer.get().lexicon, matches: [(text, matches)])
    #expect(table.named(matches[1], in: text).meaning == .stranger("كمال الزبداني", .person))
    #expect(table.named(matches[4], in: text).meaning == .stranger("سعاد", .person))
    #expect(table.named(matches[0], in: text).meaning == .stranger("كمال الزبداني", .person))
  }
}
