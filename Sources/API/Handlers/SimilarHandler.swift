import HTTP
import Model
import Storage

/// `GET /v1/articles/{id}/similar`.
extension Services {
  /// The copies, other versions and teasers of an article, and articles about the same; `relation` narrows them.
  func similarArticles(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .similar)
    let id = try request.id()
    let limit = try query.number(.limit)
    let asked = try query.cases("relation", of: SimilarArticle.Relation.self)
    let relations = Set(asked.isEmpty ? SimilarArticle.Relation.allCases : asked)
    guard let found = try archive.read({ try SimilarRepository($0).articles(like: id, relations: relations, limit: limit) }) else {
      throw AppError.missing("article", id)
    }
    return ListAnswer.response(Page(items: found, next: nil, total: nil), for: request, query) { $0.similar($1) }
  }
}
