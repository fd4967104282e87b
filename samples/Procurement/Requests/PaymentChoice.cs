using Procur.Integrations;

namespace Procurement.Requests;

/// <summary>By which service and from whom.</summary>
internal sealed record PaymentChoice(string Integration, Payer Payer);
