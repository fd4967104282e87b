using System.Text.Json;

namespace Procur.Integrations.Stripe;

/// <summary>Finds the bytes of each item of a list, so that every item keeps its own raw answer without another parse or copy.</summary>
internal static class StripeSlices
{
    /// <summary>The items of <c>data</c>, in order.</summary>
    /// <param name="list">A list that could be read.</param>
    public static List<ReadOnlyMemory<byte>> OfData(ReadOnlyMemory<byte> list)
    {
        var slices = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(list.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (!isData || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                slices.Add(list[start..(int)reader.BytesConsumed]);
            }
        }

        return slices;
    }
}
