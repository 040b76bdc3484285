import ArabicText
import Model
import Testing

@testable import DocumentFormats

/// Sound prose is damaged as PDFs damage it, and must come out as it was; sound prose must come out as it went in.
@Suite struct PDFRepairTests {
  /// The longer paragraphs of the sample documents.
  private static let paragraphs: [String] = {
    let names = ["01-plain-article", "02-wire-copy", "11-opinion", "12-maghreb", "13-gulf", "17-same-event"]
    return names.compactMap { try? Fixture.text("Config/demo/\($0).txt") }.flatMap { $0.split(separator: "\n").map(String.init) }
      .filter { $0.unicodeScalars.count > 200 && !$0.contains("-") && !$0.contains("/") }
  }()

  private static let lines = paragraphs.flatMap { PDFDamage.wrapped($0, width: 84) }

  /// The lines of the text that are not in what was made of it.
  private func lost(_ lines: [String], in raw: String) throws -> [String] {
    let article = try Fixture.read("عنوان يقف وحده فوق النص كله\n\n" + raw).articles[0]
    let text = Scalars(article.title + " " + article.body).split { $0 == " " || $0 == "\n" }.joined(separator: [" "])
    let whole = Scalars(text).string
    return lines.filter { !whole.contains($0) }
  }

  @Test func `sound lines come out as they went in`() throws {
    #expect(try lost(Self.lines, in: Self.lines.joined(separator: "\n")) == [])
    let wide = Self.lines.map { $0.replacing(". ", with: ".  ").replacing("، ", with: "،  ") }
    #expect(try lost(Self.lines, in: wide.joined(separator: "\n")) == [])
  }

  @Test func `words in visual order are put back`() throws {
    var damage = PDFDamage()
    let raw = Self.lines.enumerated().map { $0.offset % 3 == 0 ? damage.reordered($0.element) : $0.element }
    #expect(try lost(Self.lines, in: raw.joined(separator: " \n")).count * 50 <= Self.lines.count)
  }

  @Test func `mirrored marks are turned`() throws {
    let raw = Self.lines.map { PDFDamage.mirrored($0) }
    #expect(try lost(Self.lines, in: raw.joined(separator: "\n")) == [])
  }

  @Test func `characters in visual order are put back`() throws {
    let raw = Self.lines.map { PDFDamage.visual($0) }
    #expect(try lost(Self.lines, in: raw.joined(separator: "\n")).count * 50 <= Self.lines.count)
  }

  @Test func `words in visual order with single blanks are put back`() throws {
    let raw = Self.lines.map { $0.split(separator: " ").reversed().joined(separator: " ") }
    #expect(try lost(Self.lines, in: raw.joined(separator: "\n")).count * 50 <= Self.lines.count)
  }

  @Test func `two columns whose lines stand by turns are read one after the other`() throws {
    let narrow = Self.paragraphs.flatMap { PDFDamage.wrapped($0, width: 42) }
    let half = narrow.count / 2
    let byTurns = zip(narrow[..<half], narrow[half...]).flatMap { [$0, $1] }
    let read = try Fixture.read("عنوان يقف وحده فوق النص كله\n\n" + byTurns.joined(separator: "\n"))
    #expect(read.repairs == ["\(half * 2) lines that stood by turns put one column below the other"])
    let text = read.articles[0].body.replacing("\n\n", with: " ")
    #expect(text == narrow[..<(half * 2)].joined(separator: " "))
    // In one column they stay as they are.
    #expect(try lost(narrow, in: narrow.joined(separator: "\n")) == [])
    let sound = try Fixture.read("عنوان يقف وحده فوق النص كله\n\n" + narrow.joined(separator: "\n"))
    #expect(sound.articles[0].body.replacing("\n\n", with: " ") == narrow.joined(separator: " "))
  }

  @Test(arguments: [
    (
      "قررت األمم المتحدة، يوم االثنين، إرسال فريق إلى اإلقليم خالل ثالثة أيام",
      "قررت الأمم المتحدة، يوم الاثنين، إرسال فريق إلى الإقليم خلال ثلاثة أيام"
    ),
    (
      "ال يزال العالم ينتظر اإلعالن عن األرقام الحالية، إال أن الشمال قال إنها مقبولة",
      "لا يزال العالم ينتظر الإعلان عن الأرقام الحالية، إلا أن الشمال قال إنها مقبولة"
    ),
  ])
  func `lam-alef that came out as alef-lam is mended`(raw: String, text: String) {
    #expect(LineRepair(evidenceIn: Scalars(raw)).repaired(Scalars(raw)[...])?.string == text)
  }

  @Test(arguments: [
    "جرت المباراة (وهي الثالثة) في ملعب «النخيل»، وفاز فيها الضيوف 2-1", "االسنة الدراسية تبدأ في سبتمبر", "أ) الأول ب) الثاني ج) الثالث",
    "قال لألمانيا وفرنسا إن ألف عام لا تكفي", "حرف ة يكتب في آخر الكلمة",
  ])
  func `sound lines show no damage`(text: String) {
    #expect(LineRepair(evidenceIn: Scalars(text)).isEmpty)
  }

  @Test func `slips of the pen in a long sound text are no damage`() {
    let sound = String(repeating: "أعلن الأمين العام أن الإقليم خلال الأيام الثلاثة بقي هادئا.\n", count: 40)
    let slip = "وصلت قافلة من األمم المتحدة إلى اإلقليم يوم االثنين، ثم عادت.\n"
    #expect(LineRepair(evidenceIn: Scalars(sound + slip + sound)).isEmpty)
    #expect(!LineRepair(evidenceIn: Scalars(slip)).isEmpty)
  }

  @Test(arguments: [
    ("ةيبونجلا ةقطنملا يف 2025 ماع تناك", "كانت عام 2025 في المنطقة الجنوبية"), ("ةديدجلا Blue Harbor ةكرش", "شركة Blue Harbor الجديدة"),
    ("ةئملا يف %12.5 ةبسن", "نسبة 12.5% في المئة"),
  ])
  func `numbers and Latin words keep their order in a turned line`(raw: String, text: String) {
    #expect(ReversedLine.turned(Scalars(raw)[...]).string == text)
  }

  @Test func `latin words among runs in visual order keep theirs`() {
    let line = PDFLine(text: Scalars("أعلنت  Harbor Blue  و  شركة")[...], blanksBefore: 0)
    #expect(VisualOrder.repair(line)?.text.string == "شركة و Harbor Blue أعلنت")
    #expect(VisualOrder.repair(PDFLine(text: Scalars("as  the  president")[...], blanksBefore: 0)) == nil)
  }

  @Test func `numbers of footnotes in brackets go with them`() {
    var texts = ["قال ذلك.(1) ثم عاد الباحث(2) إلى بيته (3) بعد عام 2024(3)."].map { Scalars($0) }
    #expect(PDFPunctuation.removeFootnotes(&texts) == 2)
    #expect(texts[0].string == "قال ذلك. ثم عاد الباحث إلى بيته (3) بعد عام 2024(3).")
  }
}
