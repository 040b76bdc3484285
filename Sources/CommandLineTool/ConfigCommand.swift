import Extraction
import Model
import Storage

/// `sijill config print|check`: what the settings are and where each comes from; whether a server would start with them.
enum ConfigCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    switch invocation.arguments {
    case ["print"]: try show(settings)
    case ["check"]: try check(settings)
    default: throw CommandFailure(.usage, "say 'sijill config print' or 'sijill config check'")
    }
    return .ok
  }

  private static func show(_ settings: Settings) throws {
    guard try settings.isJSON() else {
      for setting in SettingsTable.all {
        Terminal.print("\(setting.name) = \(settings.shown(setting))  (\(settings.origin(of: setting.name)))")
      }
      return
    }
    Terminal.printJSON { json in
      json.object { json in
        json.key("items")
        json.array(SettingsTable.all) { json, setting in
          json.object { json in
            json.member("name", setting.name)
            json.member("value", settings.shown(setting))
            json.member("origin", settings.origin(of: setting.name))
          }
        }
      }
    }
  }

  /// Reads everything that a server reads before it opens the archive, and opens nothing.
  private static func check(_ settings: Settings) throws {
    _ = try ServePlan(settings, opensNothing: true)
    _ = try settings.choice("synchronous", of: ["normal", "full"])
    let files = try BuiltInFiles.texts(replacedBy: settings.text("rules"))
    do {
      _ = try ArticleAnalyzer(files: files, tagger: BuiltInFiles.tagger(replacedBy: settings.text("rules")))
      _ = try SearchVariants(files: files)
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
    Terminal.say("the configuration is sound")
  }
}
