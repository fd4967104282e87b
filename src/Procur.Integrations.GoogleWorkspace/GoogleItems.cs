using System.Text.Json;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The items of a list, each as the bytes that are its own, cut out of the answer without a copy.</summary>
internal static class GoogleItems
{
    /// <summary>What stands in <c>items</c>, in order; none where there is no list.</summary>
    public static IReadOnlyList<RawJson> In(ReadOnlyMemory<byte> body)
    {
        var items = new List<RawJson>();
        var reader = new Utf8JsonReader(body.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return items;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("items"u8);
            reader.Read();
            if (!found || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                items.Add(new RawJson(body[from..(int)reader.BytesConsumed]));
            }
        }

        return items;
    }
}
