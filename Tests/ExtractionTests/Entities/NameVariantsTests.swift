import Model
import Testing

@testable import Extraction

@Suite struct NameVariantsTests {
  private static func persons(_ text: String) throws -> Set<String> {
    let findings = try ConfigFiles.findings(text)
    return Set(findings.entities.filter { $0.type == .person }.map(\.slug))
  }

  @Test func `a name with a letter missing is that of the one whom the article names otherwise`() throws {
    let text = "التقى المبعوث هيثم الزبداني وفداً من الطلاب. وقال المبعوث هيثم الزبدني إن اللقاء كان مفيداً."
    #expect(try Self.persons(text).count == 1)
  }

  @Test func `a person of the lexicon is known with a letter missing`() throws {
    #expect(try Self.persons("وصل المبعوث رمظان لعمامرة صباحاً. ثم غادر المبعوث رمطان لعامرة مساء.") == ["ramtane-lamamra"])
  }

  @Test func `two known names are of two persons`() throws {
    let text = "حضر الوزير خالد سلمان الاجتماع، وغاب عنه الوزير خالد سليمان لمرضه."
    #expect(try Self.persons(text).count == 2)
  }

  @Test(arguments: [
    ("لعمامرة", "لعامرة", true), ("لعامرة", "لعمامرة", true), ("حمدان", "حمران", true), ("حمدان", "حمدان", false),
    ("حمدان", "حدمان", false),
    ("", "ا", true), ("حمد", "حمدان", false),
  ])
  func `words differ by one letter`(one: String, other: String, expected: Bool) {
    #expect(NameVariants.differByALetter(one, other) == expected)
  }
}
