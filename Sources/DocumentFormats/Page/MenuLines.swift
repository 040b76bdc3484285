import Model

/// Short lines above a headline that are none: sections, menus, tickers, slugs.
enum MenuLines {
  /// Why the first line is no headline; `nil` when it may be one. `skipped` lines of a menu stand above it.
  static func reason(_ lines: ArraySlice<PageLine>, skipped: Int) -> String? {
    guard let line = lines.first, line.isShort else { return nil }
    // Buttons and remnants among the names of sections are part of the menu.
    guard let next = lines.dropFirst().first(where: { !$0.isButton }) ?? lines.dropFirst().first else { return nil }
    if isSlug(line.text) { return "the slug of agency copy" }
    if isPath(line.text) { return "the path of the page through the site" }
    let ahead = lines.dropFirst().prefix(32).prefix { !$0.isText }.filter { !$0.isButton }[...]
    if startsWithTime(line.text), next.isShort, startsWithTime(next.text) || skipped > 0 { return "an entry of a ticker" }
    guard !ahead.contains(where: { $0.key == line.key }) else { return nil }
    if isKicker(line, next, ahead) || headsWireCopy(line, lines) { return "the name of the site or of a section above the headline" }
    let words = count(line)
    if skipped > 1, words <= 3, next.isShort || next.kind == .clutter, ahead.contains(where: { $0.isShort && count($0) >= 4 }) {
      return "in a menu"
    }
    if words > 3, standsAboveSection(ahead) { return "above the name of a section, with the headline below it" }
    return nil
  }

  /// Whether a line names the section above a headline, or belongs to a menu of such names.
  private static func isKicker(_ line: PageLine, _ next: PageLine, _ ahead: ArraySlice<PageLine>) -> Bool {
    let words = count(line)
    if DeskLine.newspapers.contains(line.folded), ahead.contains(where: { $0.isShort && count($0) >= 5 }) { return true }
    guard words <= 3, next.key != line.key else { return false }
    if SectionNames.contains(line.folded) { return ahead.contains { $0.isShort && count($0) >= 3 } }
    guard next.isShort else { return false }
    if words <= 2, count(next) >= 5 { return true }
    let short = ahead.prefix { $0.isShort && count($0) <= 3 }
    return !short.isEmpty && ahead.dropFirst(short.count).first.map { $0.isShort && count($0) >= 5 } ?? false
  }

  /// Whether a name stands above a headline that the lead of wire copy follows: then it is the agency's own.
  private static func headsWireCopy(_ line: PageLine, _ lines: ArraySlice<PageLine>) -> Bool {
    let next = lines.dropFirst().prefix(2)
    guard count(line) <= 4, next.count == 2, let headline = next.first, let lead = next.last else { return false }
    return headline.isShort && count(headline) >= 4 && lead.isText && WireLead(Array(lead.text.prefix(100)))?.isSigned == true
  }

  /// Whether the name of a section stands between a line and the text, with a longer short line below it: then that one is the headline.
  private static func standsAboveSection(_ ahead: ArraySlice<PageLine>) -> Bool {
    guard let section = ahead.prefix(3).firstIndex(where: { $0.isShort && SectionNames.contains($0.folded) }) else { return false }
    return ahead[(section + 1)...].first.map { $0.isShort && count($0) >= 4 } ?? false
  }

  /// `فرنسا-موانئ-إضراب`
  private static func isSlug(_ text: Scalars) -> Bool {
    text.count <= 60 && !text.contains(" ") && text.count { $0 == "-" || $0 == "/" } > 1
  }

  /// `الرئيسية / أخبار العراق / محليات`
  private static func isPath(_ text: Scalars) -> Bool {
    guard text.count <= 120 else { return false }
    let names = text.split { $0 == "،" || $0 == "," }
    if names.count > 2, names.allSatisfy({ $0.split(separator: " ").count <= 3 }) { return true }
    let parts = text.split { $0 == "/" || $0 == ">" || $0 == "»" || $0 == "›" || $0 == "|" }.map(\.trimmed)
    guard parts.count > 1, parts.allSatisfy({ (1...4).contains($0.split(separator: " ").count) }) else { return false }
    return parts.count > 3 || ["الرئيسيه", "الصفحه الرئيسيه", "home"].contains(parts[0].foldedName)
  }

  /// `14:32 زلزال خفيف …`
  private static func startsWithTime(_ text: Scalars) -> Bool {
    guard let colon = text.prefix(3).firstIndex(of: ":"), colon > 0, text.count > colon + 3 else { return false }
    return text[..<colon].allSatisfy { $0.digitValue != nil } && text[colon + 1].digitValue != nil && text[colon + 2].digitValue != nil
  }

  private static func count(_ line: PageLine) -> Int { line.text.split(separator: " ").count }
}
