namespace Procur.Integrations;

/// <summary>An order as the match sees it.</summary>
/// <param name="VendorId">The service's id of the vendor.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Lines">Its lines.</param>
public sealed record MatchOrder(string VendorId, Currency Currency, IReadOnlyList<MatchOrderLine> Lines);
