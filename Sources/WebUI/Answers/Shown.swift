/// What the pages read of the API's answers: names as in the contract, nothing that is not shown.
enum Shown {
  struct List<Item: Decodable>: Decodable {
    let items: [Item]
    let next: String?
  }

  struct Publication: Decodable {
    let date: String
    let precision: String
  }

  struct Article: Decodable {
    let id: Int
    let lang: String?
    let title: String
    let subtitle: String?
    let authors: [String]
    let source: String?
    let place: String?
    let published: Publication?
    let snippet: String?
    let body: String?
  }

  struct Entity: Decodable {
    let id: Int
    let slug: String
    let type: String
    let name: String
    let nameEn: String?
    let articleCount: Int?
  }

  struct Reference: Decodable {
    let slug: String
    let name: String
  }

  struct Participant: Decodable {
    let text: String
    let entity: Reference?
  }

  struct Span: Decodable {
    let start: String
    let end: String
    let precision: String
  }

  struct Event: Decodable {
    let id: Int
    let articleId: Int
    let type: String
    let actors: [Participant]
    let targets: [Participant]
    let date: Span?
  }

  struct Quote: Decodable {
    let id: Int
    let articleId: Int
    let speaker: Reference?
    let speakerText: String?
    let text: String
  }
}
