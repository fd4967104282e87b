namespace Procur.Integrations.TestKit;

/// <summary>Marks a suite as the one that asks a capability's questions.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class SuiteOfAttribute(Type capability) : Attribute
{
    public Type Capability { get; } = capability;
}
