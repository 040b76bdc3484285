import Model

/// Puts the body of an article together: paragraphs with one empty line between them, and the places of the headings.
struct BodyBuilder {
  private(set) var scalars = Scalars()
  private(set) var headings: [ScalarSpan] = []
  private(set) var paragraphs = 0

  mutating func add(_ paragraph: Scalars, isHeading: Bool = false) {
    guard !paragraph.isEmpty else { return }
    if !scalars.isEmpty { scalars += ["\n", "\n"] }
    let start = scalars.count
    scalars += paragraph
    paragraphs += 1
    if isHeading { headings.append(ScalarSpan(start, scalars.count)) }
  }
}
