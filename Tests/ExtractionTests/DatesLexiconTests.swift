import ArabicText
import Model
import Testing

@testable import Extraction

/// The files of words, and what is said about a malformed one.
struct DatesLexiconTests {
  @Test func `the files of the repository are read`() throws {
    #expect(DatesSample.files.count == 8)
    let lexicon = try DateLexicon(files: DatesSample.files)
    #expect(lexicon.entries.count > 300)
    #expect(lexicon.guards.count > 30)
    #expect(lexicon.namedDays.count > 20)
  }

  @Test func `every month has names in both calendars`() throws {
    let lexicon = try DateLexicon(files: DatesSample.files)
    let months = Set(lexicon.entries.values.joined().compactMap { $0.word.month.map { "\($0.calendar) \($0.number)" } })
    #expect(months.count == 24)
  }

  @Test func `no form is two weekdays, two months or two numbers`() throws {
    for (path, text) in DatesSample.files where path.hasSuffix("months.tsv") || path.hasSuffix("words.tsv") || path.hasSuffix("numbers.tsv")
    {
      let table = try TableFile(name: path, text: text)
      var seen: [String: String] = [:]
      for row in table.rows {
        let meaning = row["kind"] + row["calendar"] + " " + row["value"] + row["number"]
        for form in row.list("forms") + row.list("names") {
          let key = row["kind"] + " " + Folding.fold(form)
          #expect(seen[key] == nil || seen[key] == meaning, "\(form) is \(meaning) and \(seen[key] ?? "")")
          seen[key] = meaning
        }
      }
    }
  }

  @Test(arguments: [
    ("calendar\tnumber\tnames\tbare\ngregorian\t13\tيناير\tyes", 2), ("calendar\tnumber\tnames\tbare\nroman\t1\tيناير\tyes", 2),
    ("kind\tvalue\tforms\nweekday\tone\tالأحد", 2), ("kind\tvalue\tforms\n# note\nplanet\t1\tالمريخ", 3),
    ("kind\tvalue\tforms\nrole\tnothing\tفي", 2), ("kind\tvalue\tforms\ncardinal\t1\tone", 2), ("kind\tform\nverb\tكتب", 2),
    ("words\tday\tmonth\tyear\nحرب\t31\t2\t1973", 2), ("year\tfirst\tlengths\n1400\t1979-11-20\t30 29", 2),
    (
      "year\tfirst\tlengths\n1400\t1979-11-20\t30 29 30 29 30 29 30 29 30 29 30 29\n1402\t1980-11-08\t30 29 30 29 30 29 30 29 30 29 30 29",
      3
    ),
    ("form\tkind\nx\ty", 2), ("kind\tvalue\tforms\nweekday\t1", 2),
  ])
  func `a malformed row is told by its line`(text: String, line: Int) {
    #expect { try DateLexicon(files: ["Config/dates/x.tsv": text]) } throws: { error in
      (error as? TableFile.Malformed)?.line == line && (error as? TableFile.Malformed)?.file == "Config/dates/x.tsv"
    }
  }

  @Test func `files of other folders are left alone`() throws {
    #expect(try DateLexicon(files: ["Config/quotes/cues.tsv": "broken\trow\nx"]).entries.isEmpty)
  }

  @Test(arguments: [("", 0), ("م", 1), ("يناير", 5), ("الثلاثاء", 8), ("الاستراتيجيه", 12), ("abc", 0), ("ويستغلونهاويستغلونها", 0)])
  func `a packed word counts its letters`(word: String, letters: Int) {
    #expect(PackedWord(word).count == letters)
  }

  @Test func `packed words lose and gain particles as strings do`() {
    #expect(PackedWord("والمستشفيات").dropping(1) == PackedWord("المستشفيات"))
    #expect(PackedWord.withArticle(PackedWord("مستشفيات")) == PackedWord("المستشفيات"))
    #expect(PackedWord("المستشفيات").hasPrefix(PackedWord("المستشفي")))
    #expect(!PackedWord("المستشار").hasPrefix(PackedWord("المستشفي")))
    #expect(!PackedWord("يوم").hasPrefix(PackedWord("يومان")))
  }
}
