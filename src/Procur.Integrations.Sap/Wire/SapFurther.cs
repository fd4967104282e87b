using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap.Wire;

/// <summary>
/// The fields of an answer that a record has no name for, read when somebody asks. SAP sends a hundred a line, and an element for each, made while reading,
/// costs several times what the rest does.
/// </summary>
internal sealed class SapFurther : IReadOnlyDictionary<string, JsonElement>
{
    private static readonly FrozenSet<string> OrderNames = NamesOf(SapJsonV2.Default.SapPurchaseOrder);
    private static readonly FrozenSet<string> ItemNames = NamesOf(SapJsonV2.Default.SapPurchaseOrderItem);
    private static readonly FrozenSet<string> InvoiceNames = NamesOf(SapJsonV2.Default.SapSupplierInvoice);

    private readonly WireReply reply;
    private readonly FrozenSet<string> names;
    private readonly int row;
    private readonly int line;
    private Dictionary<string, JsonElement>? read;

    private SapFurther(WireReply reply, FrozenSet<string> names, int? row, int? line)
    {
        this.reply = reply;
        this.names = names;
        this.row = row ?? -1;
        this.line = line ?? -1;
    }

    public int Count => Fields.Count;

    public IEnumerable<string> Keys => Fields.Keys;

    public IEnumerable<JsonElement> Values => Fields.Values;

    private Dictionary<string, JsonElement> Fields => read ??= Read();

    public JsonElement this[string key] => Fields[key];

    /// <summary>Those of an order, which is the answer or a row of it.</summary>
    public static SapFurther OfOrder(WireReply reply, int? row) => new(reply, OrderNames, row, null);

    /// <summary>Those of an order's line.</summary>
    public static SapFurther OfItem(WireReply reply, int? row, int line) => new(reply, ItemNames, row, line);

    /// <summary>Those of an invoice, which is the answer or a row of it.</summary>
    public static SapFurther OfInvoice(WireReply reply, int? row) => new(reply, InvoiceNames, row, null);

    public bool ContainsKey(string key) => Fields.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => Fields.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static FrozenSet<string> NamesOf(JsonTypeInfo type) =>
        type.Properties.Select(static property => property.Name).ToFrozenSet(StringComparer.Ordinal);

    private static JsonElement In(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    private static JsonElement Row(JsonElement list, int number) =>
        list.ValueKind == JsonValueKind.Array && number < list.GetArrayLength() ? list[number] : default;

    // v2 has its lists in an object of their own, v4 not.
    private static JsonElement ListOf(JsonElement v2, JsonElement v4) =>
        In(v2, "results") is { ValueKind: JsonValueKind.Array } list ? list : v4;

    private Dictionary<string, JsonElement> Read()
    {
        var root = reply.Json;
        var entity = In(root, "d") is { ValueKind: JsonValueKind.Object } inner ? inner : root;
        if (row >= 0)
        {
            entity = Row(ListOf(entity, In(entity, "value")), row);
        }

        if (line >= 0)
        {
            entity = Row(ListOf(In(entity, "to_PurchaseOrderItem"), In(entity, "_PurchaseOrderItem")), line);
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (entity.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in entity.EnumerateObject())
            {
                if (!names.Contains(field.Name))
                {
                    fields[field.Name] = field.Value;
                }
            }
        }

        return fields;
    }
}
