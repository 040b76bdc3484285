import Model
struct FeedShape: DocumentShape {
  let name = "feed"
  func evidence(for document: DocumentText) -> ShapeEvidence { .none }
  func read(_ document: DocumentText) -> ShapeReading { ShapeReading(articles: []) }
}
