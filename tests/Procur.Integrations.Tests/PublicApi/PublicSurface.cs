using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Procur.Integrations.Tests.PublicApi;

/// <summary>Writes what an assembly offers to others, sorted, a line each.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = type.IsEnum || kind == "delegate" ? [] : Bases(type).Select(Name).Order(StringComparer.Ordinal).ToList();
        return $"{kind} {type.Namespace}.{Name(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}{Constraints(type.GetGenericArguments())}";
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            yield return parent;
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        // A record's own equality says nothing.
        foreach (
            var one in type.GetInterfaces().Except(inherited).Where(one => !one.Name.StartsWith("IEquatable", StringComparison.Ordinal))
        )
        {
            yield return one;
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [Method(type.GetMethod("Invoke")!)];
        }

        return type.GetMembers(Declared)
            .Where(member => member is not Type && !IsGenerated(member))
            .Select(member =>
                member switch
                {
                    FieldInfo field when IsOpen(field.Attributes) => Field(field),
                    PropertyInfo property => Property(property),
                    EventInfo happening when IsOpen(happening.AddMethod!) => $"event {Name(happening.EventHandlerType!)} {happening.Name}",
                    ConstructorInfo maker when !maker.IsStatic && IsOpen(maker) => $"{Access(maker)}.ctor({Parameters(maker)})",
                    MethodInfo method
                        when IsOpen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => Method(
                        method
                    ),
                    _ => null,
                }
            )
            .OfType<string>();
    }

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), false) || member.Name is "EqualityContract" or "<Clone>$";

    private static bool IsOpen(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Field(FieldInfo field) =>
        field.IsLiteral
            ? $"const {Name(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}";

    private static string? Property(PropertyInfo property)
    {
        var (get, set) = (property.GetMethod, property.SetMethod);
        var main = get is not null && IsOpen(get) ? get : set;
        if (main is null || !IsOpen(main))
        {
            return null;
        }

        var required = property.IsDefined(typeof(RequiredMemberAttribute), false) ? "required " : "";
        var read = get is not null && IsOpen(get) ? " get;" : "";
        var write =
            set is null || !IsOpen(set) ? ""
            : IsInit(set) ? " init;"
            : " set;";
        var index = property.GetIndexParameters() is { Length: > 0 } keys ? $"[{string.Join(", ", keys.Select(Parameter))}]" : "";
        return $"{Modifiers(main)}{required}{Name(property.PropertyType)}{Nullable(new NullabilityInfoContext().Create(property))} {property.Name}{index} {{{read}{write} }}";
    }

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Method(MethodInfo method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        var constraints = method.IsGenericMethodDefinition ? Constraints(method.GetGenericArguments()) : "";
        var returns = Name(method.ReturnType) + Nullable(new NullabilityInfoContext().Create(method.ReturnParameter));
        return $"{Modifiers(method)}{returns} {method.Name}{generic}({extension}{Parameters(method)}){constraints}";
    }

    private static string Modifiers(MethodInfo method)
    {
        var shape =
            method.DeclaringType!.IsInterface
                ? (
                    method.IsStatic ? "static "
                    : method.IsAbstract ? ""
                    : "default "
                )
            : method.IsStatic ? "static "
            : method.IsAbstract ? "abstract "
            : method.GetBaseDefinition().DeclaringType != method.DeclaringType ? (method.IsFinal ? "sealed override " : "override ")
            : method is { IsVirtual: true, IsFinal: false } ? "virtual "
            : "";
        return Access(method) + shape;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var by =
            parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? "ref "
            : "";
        var many =
            parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false)
                ? "params "
                : "";
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var nullable = Nullable(new NullabilityInfoContext().Create(parameter));
        return $"{by}{many}{Name(type)}{nullable} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Value(parameter.DefaultValue) : "")}";
    }

    private static string Nullable(NullabilityInfo info) =>
        !info.Type.IsValueType && !info.Type.IsByRef && info.ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Constraints(Type[] parameters)
    {
        var said = new List<string>();
        foreach (var parameter in parameters.Where(parameter => parameter.IsGenericParameter))
        {
            var rules = parameter.GetGenericParameterConstraints().Where(rule => rule != typeof(ValueType)).Select(Name).ToList();
            var attributes = parameter.GenericParameterAttributes;
            if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            {
                rules.Insert(0, "class");
            }

            if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            {
                rules.Insert(0, "struct");
            }
            else if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            {
                rules.Add("new()");
            }

            if (rules.Count > 0)
            {
                said.Add($" where {parameter.Name} : {string.Join(", ", rules)}");
            }
        }

        return string.Concat(said);
    }

    private static string Name(Type type)
    {
        if (Words.TryGetValue(type, out var word))
        {
            return word;
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (System.Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        var outer = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        if (!type.IsGenericType)
        {
            return outer + type.Name;
        }

        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? outer + type.Name : $"{outer}{type.Name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }

    private static string Value(object? value) =>
        value switch
        {
            null => "default",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            Enum word => $"{word.GetType().Name}.{word}",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
