using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Sap.Model;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>Writes entities as one of the versions does.</summary>
internal static class SapWriter
{
    public static JsonObject Write(SapEntity entity, SapCall call, string uri, string expand)
    {
        var isV4 = call.Service.IsV4;
        var json = new JsonObject();
        if (isV4)
        {
            json["@odata.etag"] = entity.ETag;
        }
        else
        {
            json["__metadata"] = new JsonObject
            {
                ["id"] = uri,
                ["uri"] = uri,
                ["type"] = $"{call.Service.Namespace}.A_{entity.Schema.Name}Type",
                ["etag"] = entity.ETag,
            };
        }

        foreach (var (name, field) in entity.Schema.Fields)
        {
            if (entity.Schema.Find(name, isV4) is not null)
            {
                json[name] = Value(entity[name], field, call);
            }
        }

        foreach (var name in entity.Names.Where(x => !entity.Schema.Fields.ContainsKey(x)))
        {
            json[name] = Value(entity[name], new SapField(SapFieldKind.Text), call);
        }

        foreach (var child in entity.Schema.Children)
        {
            if ((isV4 ? child.V4 : child.V2) is not { } navigation)
            {
                continue;
            }

            if (expand.Contains(navigation, StringComparison.Ordinal))
            {
                var rows = new JsonArray([
                    .. entity.Children[child.Name].Select(x => (JsonNode)Write(x, call, $"{uri}/{navigation}", expand)),
                ]);
                json[navigation] = isV4 ? rows : new JsonObject { ["results"] = rows };
            }
            else if (!isV4)
            {
                json[navigation] = new JsonObject { ["__deferred"] = new JsonObject { ["uri"] = $"{uri}/{navigation}" } };
            }
        }

        return json;
    }

    private static JsonValue? Value(object? value, SapField field, SapCall call)
    {
        switch (field.Kind)
        {
            case SapFieldKind.Decimal:
                var number = value is decimal given ? given : 0;
                return call.Service.IsV4 && !call.WantsTextDecimals
                    ? JsonValue.Create(number)
                    : JsonValue.Create(number.ToString(CultureInfo.InvariantCulture));
            case SapFieldKind.Date:
                return value is DateOnly date ? JsonValue.Create(SapDates.Write(date, call.Service.IsV4)) : null;
            case SapFieldKind.Flag:
                return JsonValue.Create(value is true);
            default:
                // An initial text is empty, and never null.
                var text = value as string ?? "";
                return JsonValue.Create(
                    field.IsPadded && text.Length > 0 && text.All(char.IsAsciiDigit) ? text.PadLeft(field.Length, '0') : text
                );
        }
    }
}
