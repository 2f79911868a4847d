// Leaves of what japicmp found only the types that are STABLE in the last release, without accepted breaks.
def accepted = new File(System.getProperty('maven.multiModuleProjectDirectory'), 'config/japicmp-accepted.txt')
    .readLines()
    .collect { it.trim() }
    .findAll { it && !it.startsWith('#') }
    .collect { line ->
        def (name, reason) = line.split(/\s+:\s+/, 2) as List
        assert reason: "japicmp-accepted.txt: no reason given in: ${line}"
        name
    }

def topLevel = { it.fullyQualifiedName.replaceFirst(/\$.*/, '') }

def isStable = { type ->
    type.annotations.any { annotation ->
        annotation.fullyQualifiedName == 'org.apiguardian.api.API' && annotation.elements.any {
            it.name == 'status' && it.oldElementValues.any { it.valueString.endsWith('STABLE') }
        }
    }
}

def stable = jApiClasses.findAll(isStable)*.fullyQualifiedName as Set

def compared = jApiClasses.findAll { topLevel(it) in stable && !(it.fullyQualifiedName in accepted) }
compared.each { type ->
    type.methods.removeIf { "${type.fullyQualifiedName}#${it.name}".toString() in accepted }
    type.fields.removeIf { "${type.fullyQualifiedName}#${it.name}".toString() in accepted }
}
return compared
