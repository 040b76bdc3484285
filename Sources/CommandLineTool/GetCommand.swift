/// `sijill get PATH` and `sijill healthcheck`: asks a server that runs.
enum GetCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    guard invocation.arguments.count == 1, let path = invocation.arguments.first, !path.isEmpty else {
      throw CommandFailure(.usage, "name one path, such as '/v1/articles?actor=ترامب'")
    }
    let answer = try ServerClient(settings).get(path, key: settings.text("key"))
    if (200..<300).contains(answer.status) {
      try Terminal.write(answer.body)
      if answer.body.last != 0x0A { Terminal.print("") }
      return .ok
    }
    Terminal.say("sijill: \(path) was answered with \(answer.status): \(String(decoding: answer.body, as: UTF8.self))")
    return status(of: answer.status)
  }

  @Sendable static func checkHealth(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    // One status for all that is wrong: container engines know no other.
    let answer: ServerClient.Answer
    do {
      answer = try ServerClient(settings).get("/readyz", key: nil)
    } catch {
      Terminal.say("sijill: \(error.message)")
      return .failure
    }
    if answer.status != 200 { Terminal.say("sijill: the server is not ready: \(answer.status)") }
    return answer.status == 200 ? .ok : .failure
  }

  private static func status(of code: Int) -> ExitStatus {
    switch code {
    case 401, 403: .noPermission
    case 404, 410: .noInput
    case 400..<500: .usage
    case 503, 429: .unavailable
    default: .software
    }
  }
}
