internal import FoundationEssentials
internal import HTTP

/// Where the pages get what they show: the answers of the API, asked for within the program.
struct AnswerSource: Sendable {
  /// What the API says instead of an answer.
  struct Refusal: Error, Decodable {
    let status: Int
    let title: String
    let detail: String?
  }

  let answer: @Sendable (Request) -> Response

  /// The answer to a target of the API for whoever asks for a page.
  ///
  /// - Throws: `Refusal` when there is none.
  func ask<Answer: Decodable>(_ target: String, for page: Request, as type: Answer.Type = Answer.self) throws(Refusal) -> Answer {
    do {
      var headers: Headers = [:]
      if let key = page.headers["Authorization"] { headers.set("Authorization", key) }
      var response = answer(try Request(.get, target, headers: headers, client: page.client))
      // An entity that was merged away leads to the other.
      if response.status == .permanentRedirect, let other = response.headers["Location"] {
        response = answer(try Request(.get, other, headers: headers, client: page.client))
      }
      let body = Data(try response.collectedBody())
      guard response.status == .ok else { throw try Self.decoder.decode(Refusal.self, from: body) }
      return try Self.decoder.decode(Answer.self, from: body)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(status: 500, title: "Internal Server Error", detail: nil)
    }
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
