using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Procur.Integrations.Sandbox.StandIns.Consents;

/// <summary>A page for consent on which the person clicks at once.</summary>
internal sealed class ConsentPage(StandInCall call)
{
    private readonly Dictionary<string, StringValues> _query = QueryHelpers.ParseQuery(call.Query);

    public string? this[string name] => _query.TryGetValue(name, out var values) ? values[0] : null;

    public string Scope => this["scope"] ?? "";

    /// <summary>The challenge; null where there is none that is understood.</summary>
    public string? Challenge => this["code_challenge_method"] == "S256" ? this["code_challenge"] : null;

    /// <summary>Whether the request can be answered at its redirect address at all.</summary>
    public bool IsValid =>
        this["response_type"] == "code"
        && this["client_id"] is { Length: > 0 }
        && Uri.TryCreate(this["redirect_uri"], UriKind.Absolute, out _)
        && (this["code_challenge"] is null || Challenge is not null);

    public static StandInReply Invalid() =>
        StandInReply.Text(400, "<html><body>The request is not valid.</body></html>", "text/html; charset=utf-8");

    /// <summary>Sends the browser back with a code.</summary>
    public StandInReply Grant(string code) => Back(("code", code));

    /// <summary>Sends the browser back with nothing.</summary>
    public StandInReply Decline() => Back(("error", "access_denied"));

    private StandInReply Back((string Name, string Value) said)
    {
        var address = QueryHelpers.AddQueryString(this["redirect_uri"]!, said.Name, said.Value);
        if (this["state"] is { } state)
        {
            address = QueryHelpers.AddQueryString(address, "state", state);
        }

        return new StandInReply(302, default, null).With("Location", address);
    }
}
