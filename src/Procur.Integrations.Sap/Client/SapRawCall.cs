using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>A call that this package has no method for: any service of the system, with the connection's logon, session, resilience and audit.</summary>
/// <param name="Service">The service's path, whose session a changing call uses: <c>sap/opu/odata/sap/API_SERVICE_ENTRY_SHEET_SRV</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">What follows the service's path, with its query: <c>A_ServiceEntrySheet?$top=1</c>.</param>
public sealed record SapRawCall(string Service, HttpMethod Method, string Path)
{
    /// <summary>The body; JSON as a rule.</summary>
    public WireBody? Body { get; init; }

    /// <summary>The version of what is changed, sent as it is in <c>If-Match</c>.</summary>
    public string? IfMatch { get; init; }

    /// <summary>What sending it twice would mean. A changing call is sent once unless this says otherwise.</summary>
    public Repeat Repeat { get; init; }

    /// <summary>Names the intent to the journal.</summary>
    public WireIntent? Intent { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<WireHeader> Headers { get; init; } = [];
}
