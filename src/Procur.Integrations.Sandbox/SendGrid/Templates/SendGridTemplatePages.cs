using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.SendGrid.Templates;

/// <summary>Reading templates.</summary>
internal static class SendGridTemplatePages
{
    private const int MostOnAPage = 200;

    public static StandInReply Get(StandInCall call, SendGridAccount account) =>
        account.Templates.Find(x => x.Id == call.PathValues[0]) is { } template
            ? StandInReply.Text(200, template.ToJson(whole: true).ToJsonString())
            : throw new SendGridProblem(404, "Template not found");

    public static StandInReply List(StandInCall call, SendGridAccount account)
    {
        var query = QueryHelpers.ParseQuery(call.Query);
        if (
            !int.TryParse(query.GetValueOrDefault("page_size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size is < 1 or > MostOnAPage
        )
        {
            throw new SendGridProblem(400, "page_size must be between 1 and 200", "page_size");
        }

        _ = int.TryParse(query.GetValueOrDefault("page_token"), NumberStyles.None, CultureInfo.InvariantCulture, out var from);
        var isLegacy = query.GetValueOrDefault("generations") is [var only] && only == "legacy";
        List<SendGridTemplate> all = isLegacy ? [] : account.Templates;
        var result = new JsonArray();
        foreach (var template in all.Skip(from).Take(size))
        {
            result.Add((JsonNode)template.ToJson(whole: false));
        }

        var metadata = new JsonObject { ["self"] = new Uri(call.Root, "v3/templates").AbsoluteUri, ["count"] = all.Count };
        if (from + size < all.Count)
        {
            metadata["next"] = new Uri(
                call.Root,
                string.Create(CultureInfo.InvariantCulture, $"v3/templates?page_size={size}&page_token={from + size}")
            ).AbsoluteUri;
        }

        return StandInReply.Text(200, new JsonObject { ["result"] = result, ["_metadata"] = metadata }.ToJsonString());
    }
}
