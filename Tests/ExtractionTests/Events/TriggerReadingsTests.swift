import ArabicText
import Testing

@testable import Extraction

@Suite struct TriggerReadingsTests {
  private static let rules = Result { try EventRules(files: ConfigFiles.texts) }

  private func readings(_ word: String) throws -> TriggerReadings {
    try TriggerReadings(of: Folding.fold(word), in: Self.rules.get())
  }

  private func modes(_ word: String) throws -> Set<String> {
    Set(
      try readings(word).verbs.map { verb in
        (verb.isFuture ? "future " : "") + (verb.isPurpose ? "purpose " : "") + (verb.hasPronoun ? "pronoun " : "")
          + (verb.form.isPresent ? "present" : "past")
      })
  }

  @Test(arguments: [
    ("قتل", "past"), ("وقتل", "past"), ("يقتل", "present"), ("سيقتل", "future present"), ("وسيقتل", "future present"),
    ("ليقتل", "purpose present"), ("قتله", "pronoun past"), ("فقتلهم", "pronoun past"), ("سيقتلها", "future pronoun present"),
    ("قتلوه", "pronoun past"), ("قتلهما", "pronoun past"),
  ]) func `a verb is read with what is written onto it`(_ word: String, _ mode: String) throws {
    let found = try modes(word)
    #expect(found.contains(mode), "\(word): \(found)")
  }

  @Test func `a noun is read with its article and preposition`() throws {
    let noun = try #require(try readings("بالقصف").nouns.first)
    #expect(noun.isDefinite && noun.preposition == "ب")
    #expect(try readings("قصف").nouns.contains { !$0.isDefinite && $0.preposition == nil })
  }

  @Test(arguments: ["", "و", "ه", "وه", "هما", "سي", "كتاب", "2025", "x", "الوها", "ها"]) func `most words are no trigger`(_ word: String)
    throws
  {
    #expect(try readings(word).isEmpty, "\(word)")
  }

  @Test func `a word is the same when it comes up again`() throws {
    let rules = try Self.rules.get()
    for token in TokenizedText("وقتله المسلحون في قصف، وقتله المسلحون في قصف.").tokens {
      let (first, second) = (rules.readings(of: token), rules.readings(of: token))
      let fresh = TriggerReadings(of: token.folded, in: rules)
      #expect(first.verbs.map(\.form.trigger) == fresh.verbs.map(\.form.trigger))
      #expect(second.nouns.map(\.trigger) == fresh.nouns.map(\.trigger))
    }
  }
}
