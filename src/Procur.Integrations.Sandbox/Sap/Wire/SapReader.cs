using System.Globalization;
using System.Text.Json;
using Procur.Integrations.Sandbox.Sap.Model;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>Reads a body into an entity and refuses what the metadata does not know.</summary>
internal static class SapReader
{
    public static SapEntity Read(JsonElement body, SapSchema schema, bool isV4)
    {
        var entity = new SapEntity(schema);
        Merge(entity, body, isV4);
        return entity;
    }

    /// <summary>Takes over the fields that a body has; all others stay.</summary>
    /// <exception cref="SapRefusalException">A field is unknown, of another type, or too long.</exception>
    public static void Merge(SapEntity entity, JsonElement body, bool isV4)
    {
        foreach (var property in body.EnumerateObject())
        {
            var child = entity.Schema.Children.FirstOrDefault(x => (isV4 ? x.V4 : x.V2) == property.Name);
            if (child is not null)
            {
                entity.Children[child.Name].AddRange(Rows(property.Value).Select(row => Read(row, child.Schema, isV4)));
            }
            else if (property.Name is not "__metadata" && !property.Name.StartsWith('@'))
            {
                var field = entity.Schema.Find(property.Name, isV4) ?? throw Unknown(property.Name, entity.Schema);
                entity[property.Name] = Value(property, field, isV4);
            }
        }
    }

    private static JsonElement.ArrayEnumerator Rows(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("results", out var results))
        {
            value = results;
        }

        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : throw new SapRefusalException(400, "/IWFND/CM_MGW/006", "A list is expected");
    }

    private static object? Value(JsonProperty property, SapField field, bool isV4)
    {
        var value = property.Value;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        switch (field.Kind)
        {
            case SapFieldKind.Text when value.ValueKind == JsonValueKind.String:
                var text = value.GetString()!;
                return text.Length <= field.Length
                    ? text
                    : throw new SapRefusalException(
                        400,
                        "/IWBEP/CM_MGW_RT/108",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Property '{property.Name}' has invalid value: length is {field.Length} at most"
                        )
                    );
            // A number of JSON's is no Edm.Decimal of v2.
            case SapFieldKind.Decimal when value.ValueKind == JsonValueKind.String:
                return decimal.TryParse(
                    value.GetString(),
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? number
                    : throw Invalid(property.Name);
            case SapFieldKind.Decimal when isV4 && value.ValueKind == JsonValueKind.Number:
                return value.GetDecimal();
            case SapFieldKind.Date when value.ValueKind == JsonValueKind.String:
                return SapDates.Read(value.GetString()!, isV4) ?? throw Invalid(property.Name);
            case SapFieldKind.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            default:
                throw Invalid(property.Name);
        }
    }

    private static SapRefusalException Unknown(string name, SapSchema schema) =>
        new(400, "/IWBEP/CM_MGW_RT/021", $"Property '{name}' is invalid for type '{schema.Name}'");

    private static SapRefusalException Invalid(string name) => new(400, "/IWBEP/CM_MGW_RT/020", $"Property '{name}' has an invalid value");
}
