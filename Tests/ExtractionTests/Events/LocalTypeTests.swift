import Extraction
import Model
import Testing

/// What PLOVER has no type for. The sentences are invented.
@Suite struct LocalTypeTests {
  private static func events(_ text: String) throws -> [Event] {
    try ConfigFiles.findings(text).events
  }

  @Test(arguments: [
    ("استقال وزير المالية من منصبه صباح اليوم.", PloverType.resign, "وزير المالية", ""),
    ("قررت الحكومة المصرية تعيين محافظ جديد للبنك المركزي.", .appoint, "", ""),
    ("انتخب إيمانويل ماكرون رئيسا للبلاد أمس الأحد.", .elect, "", "إيمانويل ماكرون"),
    ("توفي الشاعر الكبير في مستشفى بالعاصمة عن ثمانين عاما.", .die, "", "الشاعر"),
    ("ضرب زلزال عنيف قرى جبلية غرب البلاد فجر الثلاثاء.", .disaster, "", ""),
    ("جد حادث مرور على الطريق السريعة أسفر عن إصابة ثلاثة أشخاص.", .accident, "", "ثلاثة أشخاص"),
  ])
  func `local types have the shape of all events`(_ text: String, _ type: PloverType, _ actor: String, _ target: String) throws {
    let events = try Self.events(text)
    let event = try #require(events.first { $0.type == type }, "\(events)")
    #expect(actor.isEmpty || event.actors.contains { $0.text.contains(actor) }, "\(event.actors)")
    #expect(target.isEmpty || event.targets.contains { $0.text.contains(target) }, "\(event.targets)")
  }

  @Test func `those who die in an accident are its victims`() throws {
    let events = try Self.events("لقي ستة أشخاص حتفهم في حادث مرور على الطريق السريع فجر اليوم.")
    #expect(events.map(\.type) == [.accident])
    #expect(events.first?.targets.contains { $0.text.contains("ستة أشخاص") } == true)
  }

  @Test func `a resignation that is demanded has not happened`() throws {
    let events = try Self.events("طالب المحتجون باستقالة رئيس الحكومة.")
    #expect(!events.contains { $0.type == .resign && $0.status == .occurred && !$0.historical })
  }
}
