internal import HTTP
internal import Model

/// Where the pages get what they show: the answers of the API, asked for within the program.
struct AnswerSource: Sendable {
  /// What the API says instead of an answer.
  struct Refusal: Error {
    let status: Int
    let title: String
    let detail: String?
  }

  let answer: @Sendable (Request) -> Response

  /// The answer to a target of the API for whoever asks for a page.
  ///
  /// - Throws: `Refusal` when there is none.
  func ask<Answer: Showable>(_ target: String, for page: Request, as type: Answer.Type = Answer.self) throws(Refusal) -> Answer {
    do {
      var headers: Headers = [:]
      if let key = page.headers["Authorization"] { headers.set("Authorization", key) }
      var response = answer(try Request(.get, target, headers: headers, client: page.client))
      // An entity that was merged away leads to the other.
      if response.status == .permanentRedirect, let other = response.headers["Location"] {
        response = answer(try Request(.get, other, headers: headers, client: page.client))
      }
      let fields = Fields(try JSONReader.read(try response.collectedBody()))
      guard response.status == .ok else {
        throw Refusal(status: response.status.code, title: fields.text("title") ?? response.status.reason, detail: fields.text("detail"))
      }
      return Answer(fields)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(status: 500, title: "Internal Server Error", detail: nil)
    }
  }
}
