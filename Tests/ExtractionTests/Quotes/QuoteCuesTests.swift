import ArabicText
import Extraction
import Model
import Testing

@Suite struct QuoteCuesTests {
  @Test(arguments: [
    ("قال", "إيمانويل ماكرون"), ("قالت", "أنالينا بيربوك"), ("يقول", "إيمانويل ماكرون"), ("تقول", "أنالينا بيربوك"),
    ("وقال", "إيمانويل ماكرون"), ("فقالت", "أنالينا بيربوك"), ("أوضحت", "أنالينا بيربوك"), ("يؤكد", "إيمانويل ماكرون"),
    ("صرّح", "إيمانويل ماكرون"), ("كتبت", "أنالينا بيربوك"), ("وصرحت", "أنالينا بيربوك"), ("أعلن", "إيمانويل ماكرون"),
  ])
  func `the forms of a verb report speech`(verb: String, speaker: String) throws {
    let quotes = try ConfigFiles.findings("\(verb) \(speaker): «سنعود إلى القرية قبل المغيب».").quotes
    #expect(quotes.map(\.cue) == [verb])
    #expect(quotes.map(\.speakerText) == [speaker])
  }

  @Test func `every cue of the file is written as a text has it`() throws {
    for (path, text) in ConfigFiles.texts where path.hasSuffix("Config/quotes/cues.tsv") {
      for row in try TableFile(name: path, text: text).rows {
        #expect(["verb", "relay", "participle", "source", "echo"].contains(row["kind"]), "\(path):\(row.line)")
        #expect(["wide", "narrow"].contains(row["scope"]), "\(path):\(row.line)")
        #expect(row["kind"] != "verb" || row["form"].split(separator: " ").count == 2, "\(path):\(row.line)")
      }
    }
  }

  @Test(arguments: ["kind\tform\tscope\nverb\tقال\twide\n", "kind\tform\tscope\nadverb\tقال يقول\twide\n"])
  func `a malformed row is refused with its line`(text: String) throws {
    let error = #expect(throws: TableFile.Malformed.self) { try QuoteCues(files: ["Config/quotes/cues.tsv": text]) }
    #expect(error?.file == "Config/quotes/cues.tsv")
    #expect(error?.line == 2)
  }
}
