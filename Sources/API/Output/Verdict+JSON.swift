public import HTTP
public import Ingestion
public import Model
import Storage

extension JSONWriter {
  /// The members that say what became of one document of many: its status and ids, or the problem with it.
  public mutating func verdictMembers(_ verdict: Result<Receipt, Problem>) {
    switch verdict {
    case .success(let receipt):
      member("status", receipt.isDuplicate ? 200 : 201)
      member("document_id", receipt.document.id)
      key("article_ids")
      array(receipt.articles) { $0.int($1.id) }
    case .failure(let problem):
      member("status", problem.status.code)
      key("problem")
      self.problem(problem)
    }
  }

  /// An RFC 9457 problem as a member of something else.
  private mutating func problem(_ problem: Problem) {
    guard case .bytes(let bytes) = problem.response.body else { return null() }
    raw(bytes)
  }
}
