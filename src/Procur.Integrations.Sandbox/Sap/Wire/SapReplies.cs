using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Sap.Model;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>Answers with entities and lists.</summary>
internal static class SapReplies
{
    // What a system behind a proxy calls itself; callers cannot reach it by that name.
    private const string InternalHost = "https://s4h-app01.corp.internal:44300";

    public static StandInReply Entity(SapCall call, SapEntity entity, string set, string key, int status = 200, string? expand = null)
    {
        var json = SapWriter.Write(entity, call, Uri(call, $"{set}({key})"), expand ?? call.Query.Expand);
        var reply = Json(status, call.Service.IsV4 ? json : new JsonObject { ["d"] = json });
        return call.Service.IsV4 ? reply.With("ETag", entity.ETag) : reply;
    }

    public static StandInReply List(
        SapCall call,
        IEnumerable<SapEntity> entities,
        SapSchema schema,
        string set,
        Func<SapEntity, string> keyOf
    )
    {
        var isV4 = call.Service.IsV4;
        var found = entities.Where(SapFilter.Parse(call.Query.Filter, schema, isV4)).ToList();
        if (call.Query.OrderBy is { } order)
        {
            var names = order.Split(',').Select(static x => x.Trim().Split(' ')[0]).ToList();
            found =
            [
                .. found.OrderBy(
                    x => string.Join('\n', names.Select(name => x[name]?.ToString()?.PadLeft(20, '0'))),
                    StringComparer.Ordinal
                ),
            ];
        }

        var all = call.Query.Top is { } top ? found.Take(top).ToList() : found;
        var page = all.Skip(call.Query.Skip).Take(call.Account.PageSize).ToList();
        var rows = new JsonArray([
            .. page.Select(x => (JsonNode)SapWriter.Write(x, call, Uri(call, $"{set}({keyOf(x)})"), call.Query.Expand)),
        ]);
        var next = call.Query.Skip + page.Count;
        var link = next < all.Count ? Next(call, set, next) : null;
        if (isV4)
        {
            var v4 = new JsonObject { ["@odata.context"] = "$metadata#" + set, ["value"] = rows };
            if (link is not null)
            {
                v4["@odata.nextLink"] = link;
            }

            return Json(200, v4);
        }

        var v2 = new JsonObject { ["results"] = rows };
        if (link is not null)
        {
            v2["__next"] = $"{InternalHost}{call.Service.Path}/{link}";
        }

        return Json(200, new JsonObject { ["d"] = v2 });
    }

    public static StandInReply Json(int status, JsonObject json) =>
        StandInReply.Text(status, json.ToJsonString(), "application/json;charset=utf-8");

    /// <summary>What the gateway says beside an answer.</summary>
    public static StandInReply Warned(StandInReply reply, SapCall call)
    {
        if (call.Account.Warning is not { } warning)
        {
            return reply;
        }

        call.Account.Warning = null;
        return call.Service.IsV4
            ? reply.With("sap-messages", new JsonArray(Message(warning, 3, "numericSeverity")).ToJsonString())
            : reply.With("sap-message", Message(warning, "warning", "severity").ToJsonString());
    }

    private static JsonObject Message(string text, JsonNode severity, string name) =>
        new()
        {
            ["code"] = "ME/040",
            ["message"] = text,
            [name] = severity,
            ["target"] = "",
            ["details"] = new JsonArray(),
        };

    private static string Uri(SapCall call, string path) => $"{InternalHost}{call.Service.Path}/{path}";

    private static string Next(SapCall call, string set, int skip)
    {
        var parts = call
            .Query.Values.Where(static x => x.Key is not ("$skiptoken" or "$skip"))
            .Select(static x => $"{x.Key}={System.Uri.EscapeDataString(x.Value)}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"$skiptoken={skip}"));
        return $"{set}?{string.Join('&', parts)}";
    }
}
