using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>One call of the API, read.</summary>
/// <param name="account">Whose.</param>
/// <param name="body">The JSON of the body; empty without one.</param>
/// <param name="files">The documents that came as parts of their own, by their ids.</param>
/// <param name="query">The query.</param>
/// <param name="values">The variable parts of the path behind the account's.</param>
/// <param name="root">Where the vendor's root is for this caller.</param>
/// <param name="now">The time.</param>
internal sealed class DocuSignCall(
    DocuSignAccount account,
    JsonObject body,
    IReadOnlyDictionary<string, byte[]> files,
    DocuSignQuery query,
    IReadOnlyList<string> values,
    Uri root,
    DateTimeOffset now
)
{
    public DocuSignAccount Account { get; } = account;

    public JsonObject Body { get; } = body;

    public IReadOnlyDictionary<string, byte[]> Files { get; } = files;

    public DocuSignQuery Query { get; } = query;

    public IReadOnlyList<string> Values { get; } = values;

    public Uri Root { get; } = root;

    public DateTimeOffset Now { get; } = now;
}
