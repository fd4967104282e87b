namespace Procur.Integrations.Wire;

/// <summary>Tells whether an answer is a failure, by the service's code first and the HTTP status second. Takes nothing for granted: a proxy may answer with HTML.</summary>
/// <param name="reply">The answer.</param>
/// <returns>Null where it has nothing to say: then the status decides. <see cref="Failure.None"/> where a status other than 2xx is no failure.</returns>
public delegate Failure? FailureReader(WireReply reply);
