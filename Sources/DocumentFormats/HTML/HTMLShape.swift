import Model
struct HTMLShape: DocumentShape {
  let name = "html"
  func evidence(for document: DocumentText) -> ShapeEvidence { .none }
  func read(_ document: DocumentText) -> ShapeReading { ShapeReading(articles: []) }
}
