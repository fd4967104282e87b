namespace Procur.Integrations.Mpesa;

/// <summary>A wire operation of Daraja.</summary>
/// <param name="Name">Its name in spans, metrics, audit records and errors: <c>stk.push</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The route where no setting says another: the service's versions move.</param>
public sealed record MpesaOperation(string Name, HttpMethod Method, string Path);
