using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Procur.Integrations.AspNetCore.Webhooks;

/// <summary>The headers of a request, kept: the server uses its own again for the next request while handling may still go on.</summary>
internal sealed class HeaderCopy
{
    private readonly KeyValuePair<string, StringValues>[] headers;

    private HeaderCopy(KeyValuePair<string, StringValues>[] headers) => this.headers = headers;

    public static Func<string, string?> Of(IHeaderDictionary headers)
    {
        var kept = new KeyValuePair<string, StringValues>[headers.Count];
        headers.CopyTo(kept, 0);
        return new HeaderCopy(kept).Find;
    }

    private string? Find(string name)
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
