using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods of an upload: an address for the bytes first, and sharing at the end.</summary>
internal static class SlackFiles
{
    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("files.getUploadURLExternal", Mutates: false, "files:write", GetUploadUrl),
        new("files.completeUploadExternal", Mutates: true, "files:write", Complete),
    ];

    private static JsonObject GetUploadUrl(SlackCall call)
    {
        var name = call.Arguments.Required("filename");
        if (
            !int.TryParse(call.Arguments.Required("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length == 0
        )
        {
            throw SlackRefusalException.Because("invalid_arguments", "must be greater than 0 [json-pointer:/length]");
        }

        var file = new SlackFile(SlackIds.New("F"), SlackIds.Text(32), name, length);
        call.Account.Files.Add(file.Id, file);
        var ok = SlackCall.Ok();
        ok["upload_url"] = new Uri(call.Root, $"upload/v1/{file.Ticket}").AbsoluteUri;
        ok["file_id"] = file.Id;
        return ok;
    }

    private static JsonObject Complete(SlackCall call)
    {
        var asked =
            call.Arguments.Nested<JsonArray>("files", "invalid_arguments")
            ?? throw SlackRefusalException.Because("invalid_arguments", "missing required field: files");
        var files = asked.Select(x => Uploaded(call.Account, x)).ToList();
        var channel = call.Arguments.Text("channel_id") is { } id
            ? call.Account.Channels.Find(x => x.Id == id) ?? throw new SlackRefusalException("channel_not_found")
            : null;
        if (channel is not null)
        {
            call.NeedMembership(channel);
        }

        foreach (var (file, title) in files)
        {
            file.Title = title ?? file.Title;
            call.Effect("file", file.Id);
        }

        var shown = SlackJson.Objects(files.Select(x => x.File.ToJson()));
        if (channel is not null)
        {
            var comment = call.Arguments.Text("initial_comment") ?? "";
            SlackPosting.Post(call, channel, SlackContent.Of(comment), (JsonArray)shown.DeepClone());
        }

        var ok = SlackCall.Ok();
        ok["files"] = shown;
        return ok;
    }

    private static (SlackFile File, string? Title) Uploaded(SlackAccount account, JsonNode? asked) =>
        asked is JsonObject
        && SlackJson.Text(asked["id"]) is { } id
        && account.Files.TryGetValue(id, out var file)
        && file.Received is not null
            ? (file, SlackJson.Text(asked["title"]))
            : throw new SlackRefusalException("file_not_found");
}
