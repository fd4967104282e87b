namespace Procur.Integrations.Sandbox;

/// <summary>One call that a service received.</summary>
/// <param name="Integration">The service's key.</param>
/// <param name="Account">The account's name in the sandbox; null without a valid credential.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The vendor's path, without the query.</param>
/// <param name="Query">The query with its question mark; empty without one.</param>
/// <param name="Operation">The service's operation; null if it has no such thing.</param>
/// <param name="Status">The status of the answer; null while there is none, and where the connection was reset in its place.</param>
/// <param name="Fault">The name of the fault that struck; null for none.</param>
/// <param name="Headers">The headers; of <c>Authorization</c> only its scheme.</param>
/// <param name="Body">The body as text; the first 64 KB.</param>
/// <param name="At">When, on the sandbox's clock.</param>
public sealed record SandboxRequest(
    string Integration,
    string? Account,
    string Method,
    string Path,
    string Query,
    string? Operation,
    int? Status,
    string? Fault,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    DateTimeOffset At
);
