using System.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Procur.Integrations.Wire;

namespace Procur.Integrations.AspNetCore.Webhooks;

/// <summary>The headers of a request, kept: the server uses its own again for the next request while handling may still go on.</summary>
internal sealed class HeaderCopy : IReadOnlyList<WireHeader>
{
    private readonly KeyValuePair<string, StringValues>[] headers;

    private HeaderCopy(KeyValuePair<string, StringValues>[] headers) => this.headers = headers;

    public static HeaderCopy Of(IHeaderDictionary headers)
    {
        var kept = new KeyValuePair<string, StringValues>[headers.Count];
        headers.CopyTo(kept, 0);
        return new HeaderCopy(kept);
    }

    public int Count => headers.Length;

    public WireHeader this[int index] => new(headers[index].Key, headers[index].Value.ToString());

    public IEnumerator<WireHeader> GetEnumerator() =>
        headers.Select(static header => new WireHeader(header.Key, header.Value.ToString())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public string? Find(string name)
    {
        foreach (var (key, value) in headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value.ToString();
            }
        }

        return null;
    }
}
